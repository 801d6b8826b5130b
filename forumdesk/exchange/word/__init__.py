"""Texts written in Word: the container, styles, numbering and words of .docx, and documents that come back."""
