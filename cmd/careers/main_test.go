package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"curl":    curl,
		"careers": main,
	})
}

// TestCommands runs the scripts of testdata/script: what a command line prints
// and which exit status it has.
func TestCommands(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status,
		},
		RequireExplicitExec: true,
	})
}

// status runs a command line and compares its exit status:
//
//	status 2 careers nosuch
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND ARG…")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if exit, ok := err.(interface{ ExitCode() int }); ok {
		got = string(rune('0' + exit.ExitCode()))
	} else if err != nil {
		ts.Fatalf("%v: %v", args[1:], err)
	}
	if got != args[0] {
		ts.Fatalf("%v: exit status %s, want %s", args[1:], got, args[0])
	}
}

// serverVariable tells the test's curl which server to ask.
const serverVariable = "CAREERS_README_SERVER"

// adminVariable tells it where operators ask.
const adminVariable = "CAREERS_README_ADMIN"

// curl is the command curl of README.md: it prints what the server of that test
// answers, whatever server its address names. At port 9090 it asks for operators.
func curl() {
	host, path, _ := strings.Cut(strings.TrimPrefix(os.Args[1], "http://"), "/")
	server := os.Getenv(serverVariable)
	if strings.HasSuffix(host, ":9090") {
		server = os.Getenv(adminVariable)
	}
	client := http.Client{Timeout: 30 * time.Second}
	resp, err := client.Get(server + "/" + path)
	if err == nil {
		defer resp.Body.Close()
		_, err = io.Copy(os.Stdout, resp.Body)
	}
	if err != nil || resp.StatusCode != http.StatusOK {
		fmt.Fprintln(os.Stderr, "curl:", os.Args[1:], err)
		os.Exit(1)
	}
}
