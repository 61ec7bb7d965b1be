package main

import (
	"net/netip"

	"github.com/spf13/pflag"

	"github.com/careers-index/careers/web"
)

// limits are what serve allows to clients, and how much it remembers.
type limits struct {
	rate    float64
	burst   int
	proxies []string
	cache   int // MB
}

func (l *limits) register(f *pflag.FlagSet) {
	f.Float64Var(&l.rate, "rate", 0, "answer each client `N` requests a second, the rest 429 (default: no limit)")
	f.IntVar(&l.burst, "burst", 0, "with --rate, answer each client `N` requests at once (default: four seconds of them, and 10 at least)")
	f.StringSliceVar(&l.proxies, "proxies", nil, "`NETWORKS` of proxies, such as 10.0.0.0/8, whose X-Forwarded-For names the client")
	f.IntVar(&l.cache, "cache", web.DefaultKeep>>20, "keep up to `MB` of answers in memory; 0 for none")
}

// options sets the limits in the options of the handler. An error is one of usage.
func (l *limits) options(o *web.Options) error {
	switch {
	case !(l.rate >= 0 && l.rate <= 1e6):
		return usagef("--rate is a number of requests a second, such as 10 or 0.5, not %g", l.rate)
	case l.burst < 0:
		return usagef("--burst is a number of requests, such as 40, not %d", l.burst)
	case l.burst > 0 && l.rate == 0:
		return usagef("--burst needs --rate: without it there is no limit")
	case l.cache < 0 || l.cache > 1<<20:
		return usagef("--cache is a number of megabytes, such as 64, or 0, not %d", l.cache)
	}
	o.Rate, o.Burst = l.rate, l.burst
	o.Keep = int64(l.cache) << 20
	if l.cache == 0 {
		o.Keep = -1
	}
	for _, text := range l.proxies {
		network, err := netip.ParsePrefix(text)
		if err != nil {
			addr, addrErr := netip.ParseAddr(text)
			if addrErr != nil {
				return usagef("--proxies are networks or addresses, such as 10.0.0.0/8 or 10.0.0.1, not %q", text)
			}
			network = netip.PrefixFrom(addr, addr.BitLen())
		}
		o.Proxies = append(o.Proxies, network.Masked())
	}
	return nil
}
