//! The program's door; all of it is in the library, so that tests start what was just built.

/// A send's memory is often freed by another thread than took it: the one that wrote the burst. The C library's allocator then has its
/// threads wait for each other's locks, several thousand times a second under load; this one does not.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    mq_server::main_with(std::env::args_os())
}
