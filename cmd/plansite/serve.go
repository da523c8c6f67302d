package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"plansite/generator"
	"plansite/generator/preview"
	"plansite/generator/watch"
)

// portsTried is how many ports after the wanted one are tried.
const portsTried = 20

func newServe() *cobra.Command {
	in := input{unpublished: true}
	var s serving
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the content on this machine while it is written",
		Long: "serve shows the content as a site on 127.0.0.1, to this machine only, and follows each save: pages are\n" +
			"loaded again by themselves, errors are shown over the last good page. What has publish: false is shown,\n" +
			"marked. Nothing is published: public/ stays as it is.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return s.serve(cmd, &in) },
	}
	in.previewFlags(cmd)
	f := cmd.Flags()
	f.IntVarP(&s.port, "port", "p", 1313, "port; if it is taken, the next free one; 0 takes any")
	f.DurationVar(&s.poll, "poll", 0, "look for changes at this interval, as on network shares the system does not tell of them")
	f.Lookup("poll").NoOptDefVal = watch.Interval.String()
	f.BoolVar(&s.plain, "no-interactive", false, "show charts as pictures and the index in place of the search")
	return cmd
}

// serving are the flags that say how a preview is served.
type serving struct {
	port  int
	poll  time.Duration
	plain bool
}

// serve shows the site until the context of cmd ends, which is no error.
func (s serving) serve(cmd *cobra.Command, in *input) error {
	opt, err := in.options()
	if err != nil {
		return err
	}
	fsys, closeFolder, err := in.open()
	if err != nil {
		return in.explain(err)
	}
	defer closeFolder()
	s.takeLibraries(cmd, &opt)
	listener, err := listen(s.port)
	if err != nil {
		return err
	}
	defer listener.Close()
	ctx, stop := context.WithCancelCause(cmd.Context())
	defer stop(nil)
	changes := watch.Changes(ctx, in.source, watch.Options{Poll: s.poll, Say: func(text string) { fmt.Fprintln(cmd.ErrOrStderr(), "note: "+text) }})
	server := preview.NewServer(generator.NewPreview(fsys, opt), fsys, time.Now())
	state, err := server.Update(ctx, time.Now())
	switch {
	case cmd.Context().Err() != nil:
		return nil
	case err != nil:
		return err
	case state.Site == nil && errors.Is(state.Err, fs.ErrNotExist) && in.isNoSite():
		return in.explain(state.Err)
	}
	s.announce(cmd, listener)
	log := changeLog{w: cmd.ErrOrStderr(), folder: in.source}
	log.tell(state)
	end := answer(ctx, listener, server, stop)
	defer end()
	for range changes {
		if state, err := server.Update(ctx, time.Now()); err == nil {
			log.tell(state)
		}
	}
	if cmd.Context().Err() != nil {
		return nil
	}
	return context.Cause(ctx)
}

// takeLibraries takes what runs in browsers from the cache; to fetch it would
// keep whoever writes waiting.
func (s serving) takeLibraries(cmd *cobra.Command, opt *generator.Options) {
	if s.plain {
		return
	}
	if store, err := openStore(nil); err == nil && store.fillKept(opt) {
		return
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "note: charts are pictures, and the index takes the place of the search, until %s build has fetched their libraries\n", invocation())
}

// listen takes a port of this machine: the wanted one, or the next that is free.
func listen(port int) (net.Listener, error) {
	var first error
	for p := port; p <= port+portsTried; p++ {
		listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(p)))
		if err == nil {
			return listener, nil
		}
		if first = cmp.Or(first, err); port == 0 {
			break
		}
	}
	return nil, fmt.Errorf("%w\nhint: choose another port with --port", first)
}

func (s serving) announce(cmd *cobra.Command, listener net.Listener) {
	if port := listener.Addr().(*net.TCPAddr).Port; s.port != 0 && port != s.port {
		fmt.Fprintf(cmd.ErrOrStderr(), "note: port %d is taken; %d is the next free one\n", s.port, port)
	}
	fmt.Fprintf(cmd.OutOrStdout(), "the site is at http://%s/ until you press Ctrl-C; what you save is shown there\n", listener.Addr())
}

// answer answers to browsers until ctx ends; a failure stops the rest. The
// streams of events end with ctx, so that end need not wait for them.
func answer(ctx context.Context, listener net.Listener, handler http.Handler, stop context.CancelCauseFunc) (end func()) {
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: 10 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			stop(err)
		}
	}()
	return func() {
		limited, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		_ = server.Shutdown(limited)
	}
}
