//! Generated from `wit/`: the interfaces of Spin as traits to implement.

#![allow(missing_docs, missing_debug_implementations, reason = "generated")]

wasmtime::component::bindgen!({
    path: "wit",
    world: "vigie:spin-host/platform",
    imports: { default: async | trappable },
    with: {
        "spin:key-value/key-value.store": super::key_value::Store,
        "spin:sqlite/sqlite.connection": super::sqlite::Connection,
    },
});
