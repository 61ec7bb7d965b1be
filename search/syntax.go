package search

// Syntax explains the query language to a person at a terminal.
const Syntax = `A query is words, in any order and any case. Pages that have all of them are
found; when there is none, those that have the most, with what each is missing.

  data engineer           both words, anywhere in a page
  "data engineer"         the words side by side, exactly so
  spark -scala            spark, and nothing about Scala
  kafka OR rabbitmq       one of them; OR comes before the space between words
  skill:scala             pages that ask for or name the skill, by any of its names
  category:"About us"     pages of that category
  place:berlin            pages of that place; so with workplace:, type:, level:
                          and every facet that the site has
  title:lead              the word in the title
  path:/about             the page at that address, and those below it

Function words, and words that ask for jobs, are set aside where the query has
others: of "which jobs need terraform", hits must have Terraform. Put such a word
in quotes to require it.

Names of technologies are whole words: C, C++ and C# are three things, and a
skill is found by each of its names (k8s, kubernetes). So are places, kinds of
employment and roles (münchen, teilzeit, qa), and words by their other forms
(recruiter, recruiting) and spellings (fullstack, full-stack, full stack). The
last word may be the beginning of one ("kub"). A word that the site does not have
finds the nearest ones that it has ("kuberentes"). Words in quotes are taken as
they are. Titles come before texts.
Everything else you type is a word: there are no syntax errors.
`
