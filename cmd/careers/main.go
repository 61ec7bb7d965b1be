// Careers turns a folder of Markdown job postings into a search site.
package main

import "os"

func main() { os.Exit(2) }
