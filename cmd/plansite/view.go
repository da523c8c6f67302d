package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"plansite/generator/preview"
)

func newView() *cobra.Command {
	var source, output string
	var port int
	cmd := &cobra.Command{
		Use:   "view",
		Short: "Show the built site on this machine",
		Long:  "view serves the published folder as it is on 127.0.0.1, to this machine only.",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if output == "" {
				output = filepath.Join(source, "public")
			}
			return view(cmd, output, port)
		},
	}
	cmd.Flags().StringVarP(&source, "source", "s", ".", "folder of the site")
	cmd.Flags().StringVarP(&output, "output", "o", "", "folder that was published into (default: public/ in the folder of the site)")
	cmd.Flags().IntVarP(&port, "port", "p", 8080, "port; 0 takes any free one")
	return cmd
}

func view(cmd *cobra.Command, dir string, port int) error {
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err != nil {
		return fmt.Errorf("there is no site in %s: %w\nhint: run %s build first", dir, err, invocation())
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return fmt.Errorf("%w\nhint: choose another port with --port", err)
	}
	server := &http.Server{Handler: preview.Folder(dir), ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-cmd.Context().Done()
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		server.Shutdown(ctx)
	}()
	fmt.Fprintf(cmd.OutOrStdout(), "%s is at http://%s/ until you press Ctrl-C\n", dir, listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
