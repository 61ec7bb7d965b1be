// Package foreign finds the syntax of other tools in Markdown: what Hugo, Jekyll,
// Docusaurus and others replace before a page is shown, and this program does not.
//
// In: the bytes of a file. Out: the same bytes with each construct masked, and a list
// of the constructs.
//
//	masked, found := foreign.Mask(src, 0)
//	for _, c := range found {
//		fmt.Println(c.Kind, string(src[c.Start:c.End]))
//	}
//
// # What is found
//
//	Shortcode    {{< name >}}  {{% name %}}
//	Template     {{ name }}  {{{ name }}}  {{!-- comment --}}
//	Liquid       {% name %}  {# comment #}  {! file !}
//	Attributes   {: .class}  {#id .class}  {::comment}
//	ESM          import A from 'a'  export const a = 1
//	JSX          <Apply />  <Tabs items={[1]}>  {/* comment */}  {props.name}; below an
//	             import or export, any {expression}, <> and </>
//	Container    :::note  :::  !!! note  === "Tab"  ::video[name]{id=1}
//	Code         <% code %>  <? code ?>
//	Contents     [TOC]  [[toc]]  \newpage  on a line of its own; a list item above {:toc}
//	FrontMatter  a second block of keys between --- at the start
//
// What is between {% comment %} and {% endcomment %} is part of the construct, and what
// is between {% raw %} and {% endraw %} is text. A backslash before a construct makes it
// text. A construct ends before the next empty line, unless it is a comment, an export or
// front matter, and is not longer than maxLength.
//
// # Masking
//
// A mask has the length of what it masks, so that offsets stay. A construct in a line of
// text becomes [Filler], a byte that no UTF-8 has: the parser then takes it as part of a
// word or of an address, and who reads the tree takes it out. A line that is nothing but
// a construct that stands for no text (ESM, containers, front matter) becomes spaces, so
// that it separates the blocks around it.
//
// Masks know fenced code, and leave it alone. In a code span and in indented code a
// construct is masked too: who reads the tree takes code from the bytes before masking.
package foreign
