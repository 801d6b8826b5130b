"""Papers that an office goes on editing: Word, OpenDocument and Markdown, by the rows of a resolution."""
