// Package servertest has what long tests of a server share: the program in a process of its
// own, which can be killed and measured, and clients that ask it meanwhile.
//
// In: a program and its flags; what each client asks. Out: the process, and counts.
//
//	server := servertest.Start(t, "careers", nil, "--index", dir)
//	clients := servertest.NewClients()
//	clients.Go(ctx, time.Millisecond, 0, func(i int) { get(server.URL) })
//	err := clients.Progress(100) // a hundred requests have ended
//	cancel()
//	clients.Wait()
//	err = server.Stop(os.Interrupt)
//
// Tests wait for requests to end and not for a time to pass: a slow machine is slower, and
// nothing else.
package servertest
