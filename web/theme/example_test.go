package theme_test

import (
	"fmt"

	"github.com/careers-index/careers/web/theme"
)

func Example() {
	// A yellow that nobody could read on white is darkened there.
	t := theme.New(theme.Accent("#FFCC00"))
	fmt.Println(t.Light.Accent, "on", t.Light.Paper)
	fmt.Println(t.Dark.Accent, "on", t.Dark.Paper)
	// Output:
	// #8e5e00 on #ffffff
	// #ffcc00 on #141618
}
