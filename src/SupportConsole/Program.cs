var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
await app.RunAsync();

/// <summary>The host's entry point; named so that tests can start the whole console in process.</summary>
public partial class Program;
