"""Facts about Kazakh, Russian and English: dates, numbers, suffixes, order, names, wordings."""
