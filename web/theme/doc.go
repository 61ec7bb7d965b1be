// Package theme makes a site's colours of its one accent colour. What goes in
// is the accent of the settings; what comes out is a stylesheet with the colours
// of the light and the dark scheme.
//
//	t := theme.New(theme.Accent(site.Accent))
//	css := t.CSS()           // :root{--paper:…;--accent:…;--tint:…;--mark:…} …
//	icon := t.Light.Accent   // "#0b6e5f"
//
// The hue of the accent stays. Its lightness moves until text in it can be read
// on the paper of the scheme, by the contrast that WCAG 2.2 AA asks for. Tint
// and mark are quiet backgrounds of the same hue.
package theme
