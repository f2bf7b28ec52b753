"""Findings in the document itself: as comments in Word, as notes in PDF. The document read is never changed: a copy is."""
