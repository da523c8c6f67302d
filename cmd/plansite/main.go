// Command plansite compiles a folder of strategic plans into a website.
//
// The command line only parses flags, prints, and chooses the exit status; the
// work is done by package generator. Rules of the interface: diagnostics and
// notes go to standard error, the summary to standard output; messages begin
// in lower case and end without a full stop; a hint names the remedy. A report in
// a form for programs (check --format) goes to standard output as a whole. The
// exit status is 0 when all is well, 1 when the content has errors (or what
// --strict does not let pass), and 2 when the command could not do its work.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

func main() {
	boundMemory()
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// errContent says that the content has errors, or what is taken for them, which
// are printed already.
var errContent = errors.New("the content has errors")

func run(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // so that a second signal ends the command at once
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	switch err := root.ExecuteContext(ctx); {
	case err == nil:
		return 0
	case errors.Is(err, errContent):
		return 1
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "plansite: stopped; nothing was changed")
		return 2
	default:
		fmt.Fprintf(stderr, "plansite: %v\n", err)
		return 2
	}
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "plansite",
		Short:         "Publish strategic plans as a website",
		Long:          "plansite compiles Markdown plans with typed front matter into a cross-linked website\nwith charts of results and risks.",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          knownCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.AddCommand(newBuild(), newCheck(), newExport(), newFmt(), newImport(), newNew(), newSchema(), newServe(), newTranslate(), newVersion(), newView())
	return root
}

// knownCommand refuses a word that is no command, and says which was probably
// meant.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	cmd.SuggestionsMinimumDistance = 2
	hint := "see plansite --help"
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = "did you mean " + strings.Join(near, " or ") + "?"
	}
	return fmt.Errorf("unknown command %q\nhint: %s", args[0], hint)
}
