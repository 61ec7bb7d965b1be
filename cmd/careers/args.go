package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// noArgs refuses arguments, and says which flag was probably meant.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := ""
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if f.NoOptDefVal != "" && f.Value.Type() != "bool" && f.Value.String() == f.NoOptDefVal {
			hint = fmt.Sprintf("; did you mean --%s=%s?", f.Name, args[0])
		}
	})
	if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
		flag := "content"
		if _, err := os.Stat(args[0] + "/CURRENT"); err == nil && cmd.Flags().Lookup("index") != nil {
			flag = "index"
		}
		if cmd.Flags().Lookup(flag) != nil {
			hint = fmt.Sprintf("; did you mean --%s %s?", flag, args[0])
		}
	}
	return fmt.Errorf("%s takes no argument, and %q is one%s", cmd.CommandPath(), args[0], hint)
}

// plainSwitches makes help show switches as they are used: --json, and not
// --json[=true|false].
func plainSwitches(root *cobra.Command) {
	const values = "[=true|false]"
	usage := root.UsageFunc()
	root.SetUsageFunc(func(cmd *cobra.Command) error {
		var b bytes.Buffer
		out := cmd.OutOrStderr()
		cmd.SetOut(&b)
		err := usage(cmd)
		cmd.SetOut(out)
		if err != nil {
			return err
		}
		text := strings.ReplaceAll(b.String(), values, strings.Repeat(" ", len(values)))
		_, err = out.Write([]byte(text))
		return err
	})
}

// newVersion prints the version.
func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "careers version %s\n", version())
			return err
		},
	}
}
