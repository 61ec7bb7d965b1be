package main

import (
	"cmp"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/careers-index/careers/cmd/careers/environment"
)

// newHealth asks a server whether it is ready: for containers without a shell, whose
// health check can only run the program itself.
func newHealth() *cobra.Command {
	var timeout time.Duration
	cmd := &cobra.Command{
		Use:   "health [URL]",
		Short: "Ask a server whether it is ready",
		Long: `Health asks a server at URL, and exits 0 if the answer is 200. Without URL it
asks /readyz of the server on this machine, at the port of CAREERS_ADDR or 8080.`,
		Example: `  careers health
  careers health http://127.0.0.1:8080/healthz`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			url, err := healthURL(args, os.Getenv(environment.Variable("addr")))
			if err != nil {
				return err
			}
			request, err := http.NewRequestWithContext(cmd.Context(), http.MethodGet, url, nil)
			if err != nil {
				return usagef("URL is an address such as http://127.0.0.1:8080/readyz: %w", err)
			}
			// No proxy: what is asked is a server, and not the way to it.
			client := http.Client{Timeout: timeout, Transport: &http.Transport{Proxy: nil}}
			resp, err := client.Do(request)
			if err != nil {
				return &findingsError{err.Error()}
			}
			defer resp.Body.Close()
			if resp.StatusCode != http.StatusOK {
				return &findingsError{fmt.Sprintf("%s answers %s", url, resp.Status)}
			}
			return nil
		},
	}
	cmd.Flags().DurationVar(&timeout, "timeout", 3*time.Second, "how long to wait for the answer, `TIME`")
	return cmd
}

// healthURL is what to ask: the argument, or else the server that listens at addr.
func healthURL(args []string, addr string) (string, error) {
	if len(args) > 0 {
		if !strings.HasPrefix(args[0], "http://") && !strings.HasPrefix(args[0], "https://") {
			return "", usagef("URL is an address such as http://127.0.0.1:8080/readyz, not %q", args[0])
		}
		return args[0], nil
	}
	host, port, err := net.SplitHostPort(cmp.Or(addr, defaultAddr))
	if err != nil {
		return "", usagef("%s is HOST:PORT, not %q: %w", environment.Variable("addr"), addr, err)
	}
	// Of all addresses of this machine, one that needs no file of names: a container
	// may have none.
	switch host {
	case "", "0.0.0.0":
		host = "127.0.0.1"
	case "::":
		host = "::1"
	}
	return "http://" + net.JoinHostPort(host, port) + "/readyz", nil
}
