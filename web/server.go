package web

import (
	"log"
	"net/http"
	"time"
)

// Limits of a connection. A search site reads small requests and writes small
// answers: whoever takes longer is broken or wants to hold the connection.
const (
	readHeaderTimeout = 3 * time.Second
	readTimeout       = 5 * time.Second // no request has a body
	writeTimeout      = 15 * time.Second
	idleTimeout       = 60 * time.Second
	maxHeaderBytes    = 16 << 10 // the address has a limit of its own, maxAddress
)

// NewServer returns a server for h with the time-outs and limits of a public
// site. The caller gives it a listener and shuts it down; errors gets what
// net/http has to say about connections, nil is its default.
func NewServer(h http.Handler, errors *log.Logger) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          errors,
	}
}
