package stored_test

import (
	"fmt"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/stored"
)

// Example encodes a page, and reads its card, then all of it.
func Example() {
	page := stored.New(facet.Page{Page: &content.Page{Path: "/night-nurse", Title: "Night Nurse", HTML: "<p>A quiet ward.</p>"}})
	passages := stored.EncodePassages(page.Passages)
	r := stored.Record{
		Card:     stored.EncodeCard(&page.Card),
		Passages: passages,
		Body:     stored.EncodeBody(page, passages),
	}
	card, err := stored.DecodeCard(r.Card)
	fmt.Println(card.Path, card.Title, err)
	again, err := r.Page()
	fmt.Println(again.HTML, err)
	// Output:
	// /night-nurse Night Nurse <nil>
	// <p>A quiet ward.</p> <nil>
}
