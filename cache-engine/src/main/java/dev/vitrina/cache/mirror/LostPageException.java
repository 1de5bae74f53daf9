package dev.vitrina.cache.mirror;

/** PostgreSQL went down and came back without the run's last page. The next run goes on from what is there. */
final class LostPageException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
