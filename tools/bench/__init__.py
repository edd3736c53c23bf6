"""`make bench`: measure the checker beside its peers, and write the page of the book that says how far to trust it."""
