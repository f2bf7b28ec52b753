"""One module a rule: `tcNNN_slug.py` with `RULE` and `check(corpus)`; its words are in `../texts/TCNNN.toml`."""
