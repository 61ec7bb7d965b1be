// Package serving stands between a server and its network: it listens, and it leaves
// without losing a request.
//
// In: an http.Server, and a context that ends when the server is to stop. Out: the end of
// its last answer.
//
//	l, err := serving.Listen(ctx, ":8080")
//	server := web.NewServer(handler, nil)
//	err = serving.Until(ctx, server, web.Guard(l, options), func() { leaving.Store(true) })
//
// # Leaving
//
// When the context ends, leaving is called: the handler is to say that it is not ready, and
// to close each connection with its answer (web.Options.Leaving). Requests are answered as
// before for half a second where nobody is connected, a second where all connections are
// idle, and else for two. Then nobody is let in, and running requests have [Drain] to end.
//
// # Slow readers
//
// On Linux, the system holds at most 128 kB of what a connection has yet to send.
package serving
