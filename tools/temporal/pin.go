//go:build pin

// Package pin keeps the Temporal command line's server in go.mod and go.sum:
// without an import `go mod tidy` would drop the pin.
package pin

import _ "github.com/temporalio/cli/cmd/temporal"
