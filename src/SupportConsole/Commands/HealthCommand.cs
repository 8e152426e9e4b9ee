namespace SupportConsole.Commands;

/// <summary>
/// <c>SupportConsole healthcheck</c>: asks the console on this machine how it is, for the container's health check, so that the
/// image needs no curl. Exit code 0 while the record can be written, even where the tenant is out of reach; 1 otherwise.
/// </summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddEnvironmentVariables("ASPNETCORE_").Build();
        var address = Address(configuration);
        await using var services = new ServiceCollection().AddHttpClient()
            .ConfigureHttpClientDefaults(client => client.RemoveAllLoggers()).BuildServiceProvider();
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        http.Timeout = Patience;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await http.SendAsync(request, cancellationToken);
            Console.WriteLine(await answer.Content.ReadAsStringAsync(cancellationToken));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            Console.Error.WriteLine(
                $"The console does not answer at {address}. "
                    + "Is it running, and is ASPNETCORE_HTTP_PORTS or ASPNETCORE_URLS the same as its own?");
            return 1;
        }
    }

    internal static Uri Address(IConfiguration configuration)
    {
        var first = configuration["URLS"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase));
        if (first is not null)
        {
            var listening = BindingAddress.Parse(first);
            return new UriBuilder(Uri.UriSchemeHttp, listening.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1"
                : listening.Host, listening.Port, "health/ready").Uri;
        }

        var port = configuration["HTTP_PORTS"]?.Split(';', StringSplitOptions.RemoveEmptyEntries) is [var set, ..] && int
            .TryParse(set, out var parsed) ? parsed : 5080;
        return new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", port, "health/ready").Uri;
    }
}
