"""The audit: what must be true of a page that shows ads, checked on the page that readers get and not on what made it."""
