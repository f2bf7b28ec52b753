"""What an auditor needs to hold a result against the documents, and to repeat it."""
