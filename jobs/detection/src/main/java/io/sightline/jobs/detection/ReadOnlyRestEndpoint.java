package io.sightline.jobs.detection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.blob.TransientBlobService;
import org.apache.flink.runtime.dispatcher.DispatcherGateway;
import org.apache.flink.runtime.leaderelection.LeaderElection;
import org.apache.flink.runtime.resourcemanager.ResourceManagerGateway;
import org.apache.flink.runtime.rest.HttpMethodWrapper;
import org.apache.flink.runtime.rest.RestEndpointFactory;
import org.apache.flink.runtime.rest.handler.RestHandlerConfiguration;
import org.apache.flink.runtime.rest.handler.RestHandlerSpecification;
import org.apache.flink.runtime.rest.handler.legacy.metrics.MetricFetcher;
import org.apache.flink.runtime.rest.messages.YarnCancelJobTerminationHeaders;
import org.apache.flink.runtime.rest.messages.YarnStopJobTerminationHeaders;
import org.apache.flink.runtime.rpc.FatalErrorHandler;
import org.apache.flink.runtime.webmonitor.WebMonitorEndpoint;
import org.apache.flink.runtime.webmonitor.retriever.LeaderGatewayRetriever;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandler;
import org.apache.flink.util.ConfigurationException;

/**
 * Flink's REST interface and web page without everything that changes anything: nobody can submit,
 * stop, or cancel a job, or take a savepoint. Flink itself has no switch for that.
 */
final class ReadOnlyRestEndpoint extends WebMonitorEndpoint<DispatcherGateway> {
    private ReadOnlyRestEndpoint(
            Configuration configuration,
            LeaderGatewayRetriever<DispatcherGateway> dispatcher,
            LeaderGatewayRetriever<ResourceManagerGateway> resourceManager,
            TransientBlobService blobs,
            ScheduledExecutorService executor,
            MetricFetcher metrics,
            LeaderElection leaderElection,
            FatalErrorHandler fatalErrors)
            throws IOException, ConfigurationException {
        super(
                dispatcher,
                configuration,
                RestHandlerConfiguration.fromConfiguration(configuration),
                resourceManager,
                blobs,
                executor,
                metrics,
                leaderElection,
                RestEndpointFactory.createExecutionGraphCache(
                        RestHandlerConfiguration.fromConfiguration(configuration)),
                fatalErrors);
    }

    /** Makes the endpoint of a cluster. */
    static RestEndpointFactory<DispatcherGateway> factory() {
        return ReadOnlyRestEndpoint::new;
    }

    @Override
    protected List<Tuple2<RestHandlerSpecification, ChannelInboundHandler>> initializeHandlers(
            CompletableFuture<String> localAddress) {
        return super.initializeHandlers(localAddress).stream()
                .filter(handler -> onlyReads(handler.f0))
                .collect(Collectors.toCollection(ArrayList::new)); // Flink sorts it
    }

    /** Two of Flink's handlers cancel and stop a job by GET. */
    @SuppressWarnings("deprecation") // deprecated or not, Flink adds them
    private static boolean onlyReads(RestHandlerSpecification handler) {
        return handler.getHttpMethod() == HttpMethodWrapper.GET
                && !(handler instanceof YarnCancelJobTerminationHeaders)
                && !(handler instanceof YarnStopJobTerminationHeaders);
    }
}
