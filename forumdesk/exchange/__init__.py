"""From other people's files to proposals, and back."""
