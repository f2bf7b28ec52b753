"""The doubtful couplings, put to a person: one at a time in the terminal, or as a form that is filled in."""
