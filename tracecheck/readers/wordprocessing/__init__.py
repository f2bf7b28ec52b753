"""What readers of word processors' files share: from paragraphs with their look to blocks. Knows no file format."""
