package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"plansite/generator"
	"plansite/generator/advice"
	"plansite/generator/diagnostic"
	"plansite/generator/plan"
)

func newCheck() *cobra.Command {
	var in input
	var how checking
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check the content and publish nothing",
		Long: "check says what is wrong with the content, and what would make it better, and publishes\n" +
			"nothing. The status is 1 when there are errors, and with --strict also when there are warnings.",
		Example: "  plansite check --strict --format github\n  plansite check --explain no-owner",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("explain") {
				return explainAdvice(cmd.OutOrStdout(), how.explain)
			}
			return check(cmd, &in, &how)
		},
	}
	in.flags(cmd)
	how.flags(cmd)
	return cmd
}

// checking says how check tells what it found, and what it lets pass.
type checking struct {
	format   string
	strict   string
	noAdvice bool
	explain  string
}

func (h *checking) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&h.format, "format", "text", "`form` of what is printed: "+strings.Join(formats, ", "))
	f.StringVar(&h.strict, "strict", "", "fail on `warnings` too; with =advice, on advice as well")
	f.Lookup("strict").NoOptDefVal = "warnings"
	f.BoolVar(&h.noAdvice, "no-advice", false, "give no advice")
	f.StringVar(&h.explain, "explain", "", "explain the advice with this `code`, and check nothing")
}

// formats are the forms in which check tells what it found.
var formats = []string{"text", "json", "sarif", "github"}

// valid refuses what the flags cannot mean.
func (h *checking) valid() error {
	for _, flag := range []struct {
		name, value string
		known       []string
	}{{"format", h.format, formats}, {"strict", h.strict, []string{"", "warnings", "advice"}}} {
		if !slices.Contains(flag.known, flag.value) {
			known := slices.DeleteFunc(flag.known, func(s string) bool { return s == "" })
			return fmt.Errorf("--%s: unknown %s\nhint: %s", flag.name, diagnostic.Name(flag.value), diagnostic.Suggest(flag.value, known))
		}
	}
	return nil
}

// check reports and publishes nothing. In the forms for programs everything goes
// to standard output, and there is a report even where the check came to no end.
func check(cmd *cobra.Command, in *input, how *checking) error {
	if err := how.valid(); err != nil {
		return err
	}
	opt, err := in.options()
	if err != nil {
		return err
	}
	opt.Advice = !how.noAdvice
	fsys, closeFolder, err := in.open()
	if err != nil {
		return in.explain(err)
	}
	defer closeFolder()
	checked, diags, err := generator.Check(cmd.Context(), fsys, opt)
	r := checkReport{counts: diags.Counts(), complete: err == nil, checked: checked}
	failed := how.fails(r.counts)
	out := cmd.OutOrStdout()
	switch how.format {
	case "text":
		report(cmd.ErrOrStderr(), fsys, in.source, diags)
		if err == nil {
			r.writeSummary(out, how)
			r.writeTranslations(out)
		}
	default:
		r.all = named(fsys, in.source, diags.Sorted())
		err = r.write(out, how, err)
	}
	if err != nil {
		return in.explain(err)
	}
	if failed {
		return errContent
	}
	return nil
}

// checkReport is what a check has found.
type checkReport struct {
	counts   [diagnostic.Advice + 1]int
	complete bool               // the check came to its end
	checked  *generator.Checked // nil where there are errors
	all      []diagnostic.Diagnostic
}

// turnedOff is how much advice site.yaml does not want.
func (r *checkReport) turnedOff() int {
	if r.checked == nil {
		return 0
	}
	return r.checked.TurnedOff
}

// write writes the report in a form for programs; err is why the check came to no
// end, if it did not.
func (r *checkReport) write(w io.Writer, how *checking, err error) error {
	var failed error
	switch how.format {
	case "json":
		failed = r.writeJSON(w)
	case "sarif":
		failed = r.writeSARIF(w)
	case "github":
		r.writeGitHub(w)
		if err == nil {
			r.writeSummary(w, how)
		}
	}
	if err != nil {
		return err
	}
	return failed
}

// fails reports whether there is more than is let pass.
func (h *checking) fails(n [diagnostic.Advice + 1]int) bool {
	return n[diagnostic.Error] > 0 || h.strict != "" && n[diagnostic.Warning] > 0 || h.strict == "advice" && n[diagnostic.Advice] > 0
}

// writeSummary counts, and says why the check fails where there are no errors.
func (r *checkReport) writeSummary(w io.Writer, how *checking) {
	n := r.counts
	fmt.Fprintf(w, "%s, %s", count(n[diagnostic.Error], "error"), count(n[diagnostic.Warning], "warning"))
	if pieces := n[diagnostic.Advice]; pieces > 0 || r.turnedOff() > 0 {
		fmt.Fprintf(w, ", %s of advice", count(pieces, "piece"))
	}
	if off := r.turnedOff(); off > 0 {
		fmt.Fprintf(w, " (%d turned off in site.yaml)", off)
	}
	fmt.Fprintln(w)
	switch {
	case n[diagnostic.Error] > 0 || !how.fails(n):
	case n[diagnostic.Warning] > 0:
		fmt.Fprintln(w, "failed: --strict lets no warnings pass")
	default:
		fmt.Fprintln(w, "failed: --strict=advice lets no advice pass")
	}
}

// writeTranslations tells how far each language is.
func (r *checkReport) writeTranslations(w io.Writer) {
	if r.checked == nil {
		return
	}
	for _, s := range r.checked.Translations {
		c := s.Sum()
		fmt.Fprintf(w, "%s: %d of %s translated, %d missing, %d changed since\n", s.Language, c.Done, count(c.Texts, "text"), c.Missing(), c.Stale)
	}
}

// explainAdvice prints what a code means.
func explainAdvice(w io.Writer, code string) error {
	e, ok := advice.Explain(plan.AdviceCode(code))
	if !ok {
		known := make([]string, len(plan.AdviceCodes))
		for i, c := range plan.AdviceCodes {
			known[i] = string(c)
		}
		return fmt.Errorf("--explain: no advice has the code %s; errors and warnings explain themselves\nhint: %s", diagnostic.Name(code), diagnostic.Suggest(code, known))
	}
	fmt.Fprintf(w, "%s: %s\n\n%s\n", e.Code, e.Title, strings.ReplaceAll(e.Text, "**", ""))
	return nil
}
