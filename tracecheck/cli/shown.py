"""`--show-settings` and `--show-files`."""
