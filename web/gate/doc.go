// Package gate shares out what a server can do between those who ask: how many
// requests work at once, who of the others is next, and how often a client may ask.
//
// In: a request with its client and its cost. Out: its turn, or a refusal.
//
//	g := gate.New(0)
//	leave, waited, err := g.Enter(r.Context(), gate.Client(r, proxies), gate.Cost(request))
//	if errors.Is(err, gate.ErrBusy) {
//		return tryAgainInAMoment
//	}
//	defer leave()
//
// # Turns
//
// Two requests for each processor work at once. As many as 64 for each of these wait, a
// second at most; when requests take long, fewer: those that have their turn within half
// of it, which is measured for light and for heavy requests. The rest are refused at once.
//
// Next is the client that had least. One client never has all slots. Among the requests of a
// client the cheapest is next, and waiting makes cheaper. Requests that cost more than
// [LightCost] run in half as many slots as there are processors. When the queue is full,
// the client with the most waiting gives up its most expensive request for one of another
// client, or for one of its own that is much cheaper.
//
// # Clients
//
// A [Client] is an address, or a network of IPv6, and behind a proxy of ours whom that
// names. A [Limiter] allows each client some requests a second, and a burst.
package gate
