"""From finished pages to paper: what a person is asked, and how the pages get to the printer."""
