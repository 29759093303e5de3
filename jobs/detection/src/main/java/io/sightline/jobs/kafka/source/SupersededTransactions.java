package io.sightline.jobs.kafka.source;

import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions that an earlier run of the job left open and nobody will end. The connector misses
 * those of tasks that a smaller job no longer has (FLINK-40626); consumers that read committed
 * records would wait for the transaction timeout.
 *
 * <p>A transaction that was open when the job claimed its group, and is still the same some
 * checkpoints later, is such a one: what the job restored is committed by then, and an id that the
 * job uses has a newer epoch.
 */
final class SupersededTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(SupersededTransactions.class);

    private final Properties properties;
    private final List<String> prefixes;
    private Set<Open> found = Set.of();

    private record Open(String transactionalId, long producerId, int epoch, long startMillis) {}

    /**
     * @param properties of a client
     * @param prefixes of the job's transactional ids, which a task and a number follow
     */
    SupersededTransactions(Properties properties, List<String> prefixes) {
        this.properties = properties;
        this.prefixes = List.copyOf(prefixes);
    }

    /** Notes which are open now. A cluster that does not answer is asked the next time. */
    void look() {
        if (!prefixes.isEmpty()) {
            try (Admin admin = Admin.create(properties)) {
                found = open(admin);
            } catch (ExecutionException refusal) {
                LOG.info("Open transactions cannot be listed", refusal);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Aborts those that {@link #look} found and nobody has touched since. */
    void abort() {
        if (found.isEmpty()) {
            return;
        }
        try (Admin admin = Admin.create(properties)) {
            Set<Open> left = new HashSet<>(found);
            left.retainAll(open(admin));
            Set<String> ids = left.stream().map(Open::transactionalId).collect(Collectors.toSet());
            if (!ids.isEmpty()) {
                LOG.info("Aborting transactions of an earlier run: {}", ids);
                admin.fenceProducers(ids).all().get();
            }
            found = Set.of();
        } catch (ExecutionException refusal) {
            LOG.warn(
                    "Transactions of an earlier run stay open until they time out: {}",
                    refusal.getCause().getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<Open> open(Admin admin) throws ExecutionException, InterruptedException {
        List<String> ids =
                admin
                        .listTransactions(
                                new ListTransactionsOptions()
                                        .filterStates(Set.of(TransactionState.ONGOING)))
                        .all()
                        .get()
                        .stream()
                        .map(TransactionListing::transactionalId)
                        .filter(this::isOwn)
                        .toList();
        Set<Open> open = new HashSet<>();
        admin.describeTransactions(ids)
                .all()
                .get()
                .forEach(
                        (id, transaction) ->
                                open.add(
                                        new Open(
                                                id,
                                                transaction.producerId(),
                                                transaction.producerEpoch(),
                                                transaction.transactionStartTimeMs().orElse(0))));
        return open;
    }

    private boolean isOwn(String id) {
        return prefixes.stream()
                .anyMatch(
                        prefix ->
                                id.startsWith(prefix)
                                        && id.substring(prefix.length()).matches("-\\d+-\\d+"));
    }
}
