"""What the black-box tests share: installations, people who use the site through HTTP, and readers of both databases."""
