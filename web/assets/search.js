// Progressive enhancement of the search page.
