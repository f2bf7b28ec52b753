"""One module for each kind of evidence that a coupling can rest on."""
