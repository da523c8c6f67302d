// Package browser holds the tests that need the built site as a whole.
//
// They compile the repository's own content once and look at the result from
// outside, as its readers do. The page walk reads every HTML file: markup,
// headings, links, names, and that nothing is fetched from elsewhere. The
// browser tests serve the site to Chromium, one page of each sort: rules of
// accessibility, keyboard, sizes of pointer targets, narrow screens, forced
// colours, print, and the content security policy.
//
// The browser tests need Chromium and, once, npm with a network for axe-core,
// which is then kept in the user's cache folder. Where one is missing they are
// skipped with a line that says so; with the environment variable CI set they
// fail instead. go test -short leaves them out.
package browser
