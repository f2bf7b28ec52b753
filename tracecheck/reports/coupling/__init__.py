"""The coupling report: its chapters in words (blocks), and the formats that show them."""
