"""Findings in the document itself: as comments in Word, as notes in PDF. Written into a copy, never the document."""
