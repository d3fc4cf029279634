# How the wasm module is compiled, in the package and in what is measured: for size, since it is downloaded more often than it is slow.
export CARGO_PROFILE_RELEASE_OPT_LEVEL=z
export CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1
export CARGO_PROFILE_RELEASE_PANIC=abort
# Room for the deepest rule set that the limits allow: what runs out of stack in wasm is a trap.
stack=-Clink-arg=-zstack-size=8388608
