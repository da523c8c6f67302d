package publish

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

func TestForeignPipeStays(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, site{"a": "1"})
	if err := syscall.Mkfifo(filepath.Join(out, ".pipe"), 0o600); err != nil {
		t.Skip(err)
	}
	publish(t, out, site{"a": "2"})
	if mode := stat(t, filepath.Join(out, ".pipe")).Mode(); mode.Type() != fs.ModeNamedPipe {
		t.Errorf("mode %v", mode)
	}
}

// scene prepares mounts and says what a run there must report.
type scene struct {
	name   string
	reason string
	mount  func(top, out string) error
}

var scenes = []scene{
	{"another file system", "the folder is a mount point", func(_, out string) error {
		return unix.Mount("none", out, "tmpfs", 0, "")
	}},
	{"bind mount of the same file system", "the folder is a mount point", func(_, out string) error {
		return unix.Mount(out, out, "", unix.MS_BIND, "")
	}},
	{"container with a read-only root", "the folder is a mount point", func(top, out string) error {
		if err := unix.Mount(out, out, "", unix.MS_BIND, ""); err != nil {
			return err
		}
		return readOnly(top)
	}},
}

func readOnly(dir string) error {
	if err := unix.Mount(dir, dir, "", unix.MS_BIND|unix.MS_REC, ""); err != nil {
		return err
	}
	return unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_BIND|unix.MS_RDONLY, "")
}

// TestMounts runs itself in a mount namespace of its own, so that the mounts end
// with it.
func TestMounts(t *testing.T) {
	if os.Getenv("PUBLISH_TEST_MOUNTS") == "" {
		again := exec.Command(os.Args[0], "-test.run=^TestMounts$", "-test.v")
		again.Env = append(os.Environ(), "PUBLISH_TEST_MOUNTS=1")
		again.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWNS | syscall.CLONE_NEWUSER,
			UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
		}
		out, err := again.CombinedOutput()
		if _, ran := err.(*exec.ExitError); err != nil && !ran {
			t.Skip("this machine lets nobody make namespaces: ", err)
		}
		if t.Log(string(out)); err != nil {
			t.Error(err)
		}
		return
	}
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) { testMount(t, s) })
	}
}

func testMount(t *testing.T, s scene) {
	top := t.TempDir()
	out := filepath.Join(top, "public")
	other := filepath.Join(top, "other")
	put(t, top, site{"public/": "", "other/": ""})
	if err := s.mount(top, out); err != nil {
		t.Skip(err)
	}
	defer func() {
		for _, dir := range []string{out, top, out} { // the mount on top hides the one below
			unix.Unmount(dir, unix.MNT_DETACH)
		}
	}()
	for i := range 3 {
		want := site{"a": fmt.Sprint(i), "same": "1", fmt.Sprintf("d%d/x", i): "1"}
		r := publish(t, out, want)
		if !r.InPlace || r.Reason != s.reason {
			t.Errorf("report %+v", r)
		}
		checkTree(t, out, want)
		checkClean(t, out)
	}
	// An older kernel does not tell mount points; then the exchange does.
	if err := exchange(other, out); !cannotExchange(err) {
		t.Errorf("the exchange says %v", err)
	}
}
