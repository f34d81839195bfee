// Runs cases with the official Go client: `interop NAME-SERVER CASE…` prints a line for each, `@ok CASE SECONDS` or
// `@FAIL CASE SECONDS REASON`; `interop --list` prints the names of all cases.
package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/apache/rocketmq-client-go/v2/rlog"
)

const caseTimeMax = 90 * time.Second

type testCase struct {
	name string
	run  func(*lab) error
}

func main() {
	rlog.SetLogLevel("error")
	rlog.SetOutputPath(os.DevNull)
	cases := append(sendCases, consumeCases...)
	if os.Args[1] == "--list" {
		for _, c := range cases {
			fmt.Println(c.name)
		}
		return
	}
	for _, name := range os.Args[2:] {
		start := time.Now()
		err := runNamed(cases, name, os.Args[1])
		seconds := time.Since(start).Seconds()
		if err == nil {
			fmt.Printf("@ok %s %.1f\n", name, seconds)
		} else {
			fmt.Printf("@FAIL %s %.1f %s\n", name, seconds, strings.Join(strings.Fields(err.Error()), " "))
		}
	}
}

func runNamed(cases []testCase, name, nameServer string) error {
	for _, c := range cases {
		if c.name != name {
			continue
		}
		l := newLab(name, nameServer)
		done := make(chan error, 1)
		go func() { done <- c.run(l) }()
		select {
		case err := <-done:
			l.close()
			return err
		case <-time.After(caseTimeMax):
			return fmt.Errorf("not done within %v", caseTimeMax)
		}
	}
	return fmt.Errorf("no such case")
}
