package sanitize

import (
	"strings"
	"testing"
)

func TestWhatAPageMayHave(t *testing.T) {
	t.Parallel()
	for html, want := range map[string]string{
		`<p onclick="x()">Text<script>y()</script></p>`:               `<p>Text</p>`,
		`<a href="javascript:x()">a</a>`:                              `a`,
		`<a href="https://example.com/" target="_blank">a</a>`:        `<a href="https://example.com/">a</a>`,
		`<a href="tel:+1">a</a> <a href="mailto:a@example.com">b</a>`: `<a href="tel:+1">a</a> <a href="mailto:a@example.com">b</a>`,
		`<iframe src="/x">no</iframe><form>kept</form>`:               `kept`,
		`<p style="color:red" id="x">a</p><h2 id="x">b</h2>`:          `<p>a</p><h2 id="x">b</h2>`,
		`<details open><summary>s</summary>d</details>`:               `<details open=""><summary>s</summary>d</details>`,
		`a</div></p></main></section>b`:                               `ab`,
		`<div><b>a`:                                                   `<div><b>a</b></div>`,
		`<div><p>a<ul><li>b</div>c`:                                   `<div><p>a<ul><li>b</ul></div>c`,
		`<b><i>a</b>b</i>`:                                            `<b><i>a</i></b>b`,
		`<br><img src="/a"></img><hr>`:                                `<br><img src="/a"><hr>`,
		`<table><tr><div></table></div>a`:                             `<table><tr><div></div></table>a`,
		`<table><tr><div><table></table></div></table>a`:              `<div></div><table><tbody><tr></tr></tbody></table><table></table>a`,
		`<h2>a<table><a href="/x"><td></a></table></h2>`:              `<h2>a<a href="/x"></a><table><tbody><tr><td></td></tr></tbody></table></h2>`,
		strings.Repeat(`<div>`, 600) + `a`:                            `a`,
		`<div>a<!-- b</div>`:                                          `<div>a</div>`,
	} {
		if got := HTML(html); got != want {
			t.Errorf("%s became %s, want %s", html, got, want)
		}
	}
}

func TestAddressesThatAPageMayLinkTo(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"": true, "a/b.md": true, "/a?b#c": true, "//example.com": true, "https://example.com": true, "HTTP://example.com": true,
		"mailto:a@example.com": true, "tel:+1": true, "javascript:x": false, "data:text/html,x": false, "vbscript:x": false, "ftp://example.com": false, ":x": false,
	} {
		if got := SafeAddress(address); got != want {
			t.Errorf("SafeAddress(%q) = %v", address, got)
		}
	}
}

func TestKindsOfElements(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name                    string
		dropped, block, allowed bool
	}{
		{"script", true, false, false}, {"p", false, true, true}, {"em", false, false, true}, {"img", false, false, true}, {"form", false, true, false}, {"x-y", false, false, false},
	} {
		if IsDropped(tt.name) != tt.dropped || IsBlock(tt.name) != tt.block || IsAllowed(tt.name) != tt.allowed {
			t.Errorf("<%s>: dropped %v, block %v, allowed %v", tt.name, IsDropped(tt.name), IsBlock(tt.name), IsAllowed(tt.name))
		}
	}
}
