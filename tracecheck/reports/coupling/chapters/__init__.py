"""One module a chapter: `chapter(book) -> Chapter`."""
