package serving

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// maxUnsent bounds what the system holds of answers beyond what is on its way to a
// reader. Without it that is megabytes for each slow reader, which count as memory of
// the program where it runs in a container.
const maxUnsent = 128 << 10

// limitUnsent is the Control of a net.ListenConfig. Connections inherit the limit.
func limitUnsent(_, _ string, conn syscall.RawConn) error {
	return conn.Control(func(fd uintptr) {
		// Where the system knows no limit there is none.
		_ = unix.SetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_NOTSENT_LOWAT, maxUnsent)
	})
}
