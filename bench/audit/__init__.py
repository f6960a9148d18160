"""`make audit`: what the browsers' own audits say of readers' pages, on a site with the samples; no part of the tests."""
