package serving

import (
	"fmt"
	"net"
)

// CheckAddress finds a setting that cannot be an address to listen on.
func CheckAddress(setting, value string) error {
	if _, err := net.ResolveTCPAddr("tcp", value); err != nil {
		return fmt.Errorf("%s is HOST:PORT, such as 127.0.0.1:8080 or :8080, not %q: %w", setting, value, err)
	}
	return nil
}

// Address is where a person can open what listens: an address that means every interface
// is shown as localhost.
func Address(l net.Listener) string {
	tcp, ok := l.Addr().(*net.TCPAddr)
	if ok && tcp.IP.IsUnspecified() {
		return net.JoinHostPort("localhost", fmt.Sprint(tcp.Port))
	}
	return l.Addr().String()
}
