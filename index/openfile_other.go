//go:build !unix

package index

// noWait keeps the opening of a pipe from waiting, where files can be pipes.
const noWait = 0
